import { type Language, OWN_FILES, VERSION } from './language';

export const GO: Language = {
  name: 'go',
  title: 'Go',
  main: 'main.go',
  files: [
    { name: 'main.go', summary: 'image, port and host', isOfApp: true },
    { name: 'web_chart.go', summary: 'the service and its routes', isOfApp: true },
    { name: 'web_chart_test.go', summary: 'tests of the objects, and of where requests go', isOfApp: true },
    { name: 'go.mod', summary: 'dependencies', isOfApp: true },
    ...OWN_FILES,
  ],
  steps: { install: ['go mod tidy'], use: ['go test ./...', 'npx cdk8s-portico synth'] },
  dependency: { file: 'go.mod', words: `github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico v${VERSION}` },
  replaced: ({ name, image, port, host }) => ({
    'main.go': [
      ['(app, "shop",', `(app, "${name}",`],
      ['"registry.example.com/shop:1.0.0"', `"${image}"`],
      ['Port:  8080', `Port:  ${port}`],
      ['"shop.example.com"', `"${host}"`],
    ],
    'go.mod': [['module shop\n', `module ${name}\n`]],
  }),
};
