import { type Language, WORKFLOW } from './language';

export const PACKAGE = 'package.json';

export const TYPESCRIPT: Language = {
  name: 'typescript',
  title: 'TypeScript',
  main: 'main.ts',
  files: [
    { name: 'main.ts', summary: 'image, port and host', isOfApp: true },
    { name: 'web-chart.ts', summary: 'the service and its routes', isOfApp: true },
    { name: '__tests__/web-chart.test.ts', summary: 'tests of the YAML, and of where requests go', isOfApp: true },
    { name: '__tests__/__snapshots__/web-chart.test.ts.snap', summary: 'the YAML of the test', isOfApp: true },
    { name: 'cdk8s.yaml', summary: 'how the app is run', isOfApp: true },
    { name: PACKAGE, summary: 'scripts and dependencies' },
    { name: 'tsconfig.json', summary: 'strict types', isOfApp: true },
    { name: 'jest.config.json', summary: 'how tests are run', isOfApp: true },
    { name: WORKFLOW, summary: 'the tests for each pull request' },
    { name: '.gitignore', summary: 'generated files', stored: 'gitignore' },
    { name: 'README.md', summary: 'the commands', isOfApp: true },
    { name: 'AGENTS.md', summary: 'how coding agents go about it', isOfApp: true },
  ],
  steps: { install: ['npm install'], use: ['npm test', 'npm run synth'] },
  dependency: { file: PACKAGE, words: 'cdk8s-portico' },
  replaced: ({ name, image, port, host }) => ({
    'main.ts': [
      ["(app, 'shop',", `(app, '${name}',`],
      ["image: 'registry.example.com/shop:1.0.0'", `image: '${image}'`],
      ['port: 8080', `port: ${port}`],
      ["host: 'shop.example.com'", `host: '${host}'`],
    ],
  }),
};
