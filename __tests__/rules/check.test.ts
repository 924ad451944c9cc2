import {
  checkAnnotationMap,
  checkFlag,
  checkLabelMap,
  checkMap,
  checkStrings,
  checkStruct,
  checkValue,
  isMap,
  wrongType,
} from '../../lib/rules/check';
import { portFlaw } from '../../lib/rules/port';

const messages = (findings: Iterable<{ readonly message: string }>) => [...findings].map(({ message }) => message);

test('a wrong value is found with what to write instead, and its code', () => {
  expect([...checkValue('port', 'servicePort', 70000, portFlaw)]).toEqual([
    { code: 'port', message: 'servicePort 70000 is outside 1..65535: write a whole number, for example 8080.' },
  ]);
  expect([...checkValue('port', 'servicePort', 80, portFlaw)]).toEqual([]);
});

test('a value of the wrong type is answered with the type that was expected', () => {
  expect(wrongType('scale', 3, 'Scale.fixed(3)')).toEqual({
    code: 'wrong-type',
    message: 'scale 3 has the wrong type; expected Scale.fixed(3).',
  });
  expect(messages(checkFlag('tls', 'yes'))).toEqual(['tls "yes" has the wrong type; expected true or false.']);
  expect(messages(checkFlag('tls', undefined))).toEqual([]);
  expect(messages(checkMap('labels', [], '{ team: "shop" }'))).toEqual([
    'labels [] has the wrong type; expected an object such as { team: "shop" }.',
  ]);
  expect(isMap({})).toBe(true);
});

test('an unknown option is answered with the known ones, or with the nearest of many', () => {
  expect(messages(checkStruct('a sidecar', { nam: 'x' }, ['name', 'image']))).toEqual([
    'a sidecar has no option "nam": write one of name, image.',
  ]);
  const many = Array.from({ length: 30 }, (_, index) => `option${index}`);
  expect(messages(checkStruct('a sidecar', { replica: 1 }, [...many, 'replicas']))).toEqual([
    'a sidecar has no option "replica": write replicas.',
  ]);
  expect(messages(checkStruct('a sidecar', null, ['name']))).toEqual([
    'a sidecar null has the wrong type; expected an object with name.',
  ]);
});

test('an unknown option is answered by a synonym, if the struct has the option that it stands for', () => {
  const synonyms = { replicas: 'scale: Scale.fixed(3)' };
  const many = Array.from({ length: 30 }, (_, index) => `option${index}`);
  for (const options of [
    ['name', 'scale'],
    [...many, 'scale'],
  ]) {
    expect(messages(checkStruct('the service', { replicas: 3 }, options, synonyms))).toEqual([
      'the service has no option "replicas": write scale: Scale.fixed(3).',
    ]);
  }
  expect(messages(checkStruct('the job', { replicas: 3 }, ['name'], synonyms))).toEqual([
    'the job has no option "replicas": write name.',
  ]);
});

test('a list of strings is neither empty nor mixed, and has no NUL', () => {
  expect(messages(checkStrings('command', ['a'], '["node"]'))).toEqual([]);
  expect(messages(checkStrings('command', [], '["node"]'))).toEqual([
    'command [] has the wrong type; expected a list of strings such as ["node"].',
  ]);
  expect(messages(checkStrings('command', ['a\0'], '["node"]'))).toEqual([
    'command ["a\\u0000"] has a NUL character, which no program can be given: leave it out.',
  ]);
});

test('labels and annotations are found by key and value', () => {
  expect([...checkLabelMap('label', { 'a b': 'c d' })].map(({ code }) => code)).toEqual(['label', 'label']);
  expect(messages(checkAnnotationMap({ constructor: 'x', a: 3 }))).toEqual([
    'annotation key "constructor" cannot be written by cdk8s: write another key, for example "example.com/constructor".',
    'annotation "a" with the value 3 is not a string: write, for example, "3".',
  ]);
});
