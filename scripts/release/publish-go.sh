#!/usr/bin/env bash
# Publishes the Go module, which has a repository of its own: publish-go.sh FOLDER REMOTE VERSION. The folder is what jsii-pacmak
# writes: a folder with the module, whose name begins the tag.
set -euo pipefail

module=$(basename "$(dirname "$(ls "$1"/*/go.mod)")")
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet "$2" "$clone"
find "$clone" -mindepth 1 -maxdepth 1 ! -name .git -exec rm -r {} +
cp -r "$1/." "$clone"
git -C "$clone" add --all
git -C "$clone" commit --quiet --message "Release $3"
git -C "$clone" tag "$module/v$3"
git -C "$clone" push --quiet --atomic origin HEAD "refs/tags/$module/v$3"
