import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { missing, succeed } from './execute';
import { pythonWithPackages } from './languages/python';
import { generate, REPOSITORY } from './packages';
import type { Tally } from './tally';

/** Prints the place of each syntax error in the files of a folder, and the number of files. */
const PARSE = `
import pathlib, sys
import tree_sitter, tree_sitter_c_sharp
parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_c_sharp.language()))
files = [file for folder in sys.argv[1:] for file in pathlib.Path(folder).rglob("*.cs")]
def errors(node):
    if node.type == "ERROR" or node.is_missing:
        yield node
    elif node.has_error:
        for child in node.children:
            yield from errors(child)
found = [(file, node) for file in files for node in errors(parser.parse(file.read_bytes()).root_node)]
for file, node in found:
    print(f"{file}:{node.start_point.row + 1}: {node.text.decode()[:80]}")
print(len(files))
sys.exit(1 if found else 0)
`;

/** Generates the C# code, and parses it and the programs, since compilers of C# are not in the registries of other languages. */
export function checkSyntaxOfCSharp(tally: Tally, temporary: string): void {
  const name = 'C#: generated code and programs have no syntax error';
  const lacks = missing(['python3']);
  if (lacks.length > 0) tally.skip(name, 'python3, which parses it, is not on the path');
  else tally.check(name, () => parse(temporary));
}

function parse(temporary: string): void {
  const folder = path.join(temporary, 'csharp');
  generate('dotnet', REPOSITORY, folder);
  const programs = ['examples/languages', '__tests__/languages'].map((each) => path.join(REPOSITORY, each));
  const parsed = succeed(folder, [pythonWithPackages(), '-c', PARSE, folder, ...programs]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'));
  if (Number(parsed) <= files.length) throw new Error(`${parsed.trim()} files were parsed`);
}
