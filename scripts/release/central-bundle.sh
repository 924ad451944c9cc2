#!/usr/bin/env bash
# Makes the archive that Maven Central takes: central-bundle.sh FOLDER ARCHIVE. The folder is the Maven repository that jsii-pacmak
# writes. What Central asks for has to be there; every file is signed by the key of gpg, and gets its checksums.
set -euo pipefail
shopt -s nullglob

folder=$(realpath "$1")
archive=$(realpath --canonicalize-missing "$2")

mapfile -t poms < <(find "$folder" -name '*.pom')
if [ "${#poms[@]}" -ne 1 ]; then
  echo "$folder has ${#poms[@]} files *.pom, where one is expected." >&2
  exit 1
fi
base=${poms[0]%.pom}
for element in groupId artifactId version name description url licenses developers scm; do
  if ! grep -q "<$element>" "$base.pom"; then
    echo "$base.pom has no <$element>, which Maven Central asks for." >&2
    exit 1
  fi
done

staging=$(mktemp -d)
trap 'rm -r "$staging"' EXIT
target="$staging/$(dirname "${base#"$folder"/}")"
mkdir -p "$target"
# The jar, its sources and its documentation: cp says which one is missing.
cp "$base.pom" "$base.jar" "$base-sources.jar" "$base-javadoc.jar" "$target"
for file in "$target"/*; do
  gpg --batch --yes --armor --detach-sign "$file"
done
for file in "$target"/*.pom "$target"/*.jar; do
  md5sum "$file" | cut -d ' ' -f 1 > "$file.md5"
  sha1sum "$file" | cut -d ' ' -f 1 > "$file.sha1"
done
rm -f "$archive"
jar --create --no-manifest --file "$archive" -C "$staging" .
