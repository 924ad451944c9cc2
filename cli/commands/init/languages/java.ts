import { type Language, OWN_FILES, VERSION } from './language';

const MAIN = 'src/main/java/app/Main.java';

export const JAVA: Language = {
  name: 'java',
  title: 'Java',
  main: MAIN,
  files: [
    { name: MAIN, summary: 'image, port and host', isOfApp: true },
    { name: 'src/main/java/app/WebChart.java', summary: 'the service and its routes', isOfApp: true },
    {
      name: 'src/test/java/app/WebChartTest.java',
      summary: 'tests of the objects, and of where requests go',
      isOfApp: true,
    },
    { name: 'pom.xml', summary: 'dependencies, and how the app is compiled', isOfApp: true },
    ...OWN_FILES,
  ],
  steps: { install: [], use: ['mvn test', 'npx cdk8s-portico synth'] },
  dependency: { file: 'pom.xml', words: `io.github.cdk8s-portico:cdk8s-portico:${VERSION}` },
  replaced: ({ name, image, port, host }) => ({
    [MAIN]: [
      ['"shop",\n', `"${name}",\n`],
      ['"registry.example.com/shop:1.0.0"', `"${image}"`],
      [' 8080,', ` ${port},`],
      ['"shop.example.com"', `"${host}"`],
    ],
    'pom.xml': [['<artifactId>shop<', `<artifactId>${name}<`]],
  }),
};
