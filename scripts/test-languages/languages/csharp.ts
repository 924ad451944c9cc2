import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { succeed } from '../execute';
import type { Language } from '../language';
import { CDK8S, folderOf, pack, REPOSITORY, VERSION } from '../packages';

/** The packages of this run, before those of NuGet. */
const SOURCES = `<configuration>
  <packageSources>
    <add key="local" value="packages/dotnet" />
  </packageSources>
</configuration>
`;

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net8.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Cdk8s.Portico" Version="${VERSION}" />
  </ItemGroup>
</Project>
`;

export const CSHARP: Language = {
  name: 'C#',
  extension: 'cs',
  commands: ['dotnet'],
  hasPlaces: false,
  programs: ['shop'],
  prepare(folder, programs) {
    pack('dotnet', [...CDK8S.map(folderOf), REPOSITORY], path.join(folder, 'packages'));
    writeFileSync(path.join(folder, 'nuget.config'), SOURCES);
    return Object.fromEntries(
      programs.map(({ name, file }) => {
        const project = path.join(folder, name);
        mkdirSync(project);
        cpSync(file, path.join(project, 'Program.cs'));
        writeFileSync(path.join(project, `${name}.csproj`), PROJECT);
        succeed(project, ['dotnet', 'build', '--output', 'out']);
        return [name, { folder, words: ['dotnet', path.join(project, 'out', `${name}.dll`)] }];
      }),
    );
  },
};
