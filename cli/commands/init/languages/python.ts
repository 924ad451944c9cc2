import { type Language, OWN_FILES, VERSION } from './language';

export const PYTHON: Language = {
  name: 'python',
  title: 'Python',
  main: 'main.py',
  files: [
    { name: 'main.py', summary: 'image, port and host', isOfApp: true },
    { name: 'web_chart.py', summary: 'the service and its routes', isOfApp: true },
    { name: 'test_web_chart.py', summary: 'tests of the objects, and of where requests go', isOfApp: true },
    { name: 'requirements.txt', summary: 'dependencies', isOfApp: true },
    ...OWN_FILES,
  ],
  steps: {
    install: ['python3 -m venv .venv', '. .venv/bin/activate', 'pip install -r requirements.txt'],
    use: ['pytest', 'npx cdk8s-portico synth'],
  },
  dependency: { file: 'requirements.txt', words: `cdk8s-portico~=${VERSION}` },
  replaced: ({ name, image, port, host }) => ({
    'main.py': [
      ['    "shop",\n', `    "${name}",\n`],
      ['"registry.example.com/shop:1.0.0"', `"${image}"`],
      ['port=8080', `port=${port}`],
      ['"shop.example.com"', `"${host}"`],
    ],
  }),
};
