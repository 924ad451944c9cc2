import { PullPolicy } from '../../../lib';
import { container, image, pod, problems } from './support';

test('any container has a folder of its own to start in, and a moment in which its image is pulled', () => {
  const options = { workingDir: '/srv/app', pullPolicy: PullPolicy.ALWAYS };
  const written = { workingDir: '/srv/app', imagePullPolicy: 'Always' };
  const companion = { name: 'tool', image, ...options };
  expect(container(options)).toMatchObject(written);
  expect(pod({ sidecars: [companion] }).initContainers).toEqual([expect.objectContaining(written)]);
  expect(pod({ initContainers: [companion] }).initContainers).toEqual([expect.objectContaining(written)]);
});

test('the default of clusters for a pinned image is left out', () => {
  expect(container({ pullPolicy: PullPolicy.IF_NOT_PRESENT })).not.toHaveProperty('imagePullPolicy');
});

test('a relative folder, and a policy that there is not, are problems', () => {
  const companion = { name: 'tool', image, workingDir: './bin', imagePullPolicy: 'Always' };
  expect(problems({ workingDir: 'srv', pullPolicy: 'always', initContainers: [companion] })).toEqual([
    'workingDir "srv" is not an absolute path: write, for example, "/srv/app". (container-path)',
    'pullPolicy "always" has the wrong type; expected PullPolicy.ALWAYS. (wrong-type)',
    'an init container has no option "imagePullPolicy": write pullPolicy: PullPolicy.ALWAYS. (unknown-option)',
    'init container "tool": workingDir "./bin" is not an absolute path: write, for example, "/srv/app". (container-path)',
  ]);
});
