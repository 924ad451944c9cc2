import { checkStruct, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import { AwsAccess } from './aws-access';
import { numbersAs, type QueueKind } from './queue-kind';

/** A queue of Amazon SQS. */
export interface QueueSqsOptions {
  /** The URL of the queue: `https://sqs.eu-central-1.amazonaws.com/111122223333/orders`. */
  readonly url: string;

  /** The identity that may ask for the length of the queue, by `sqs:GetQueueAttributes`. */
  readonly access: AwsAccess;

  /**
   * The region of the queue.
   *
   * @default - the one in the URL
   */
  readonly region?: string;
}

const OPTIONS = Object.keys({
  url: true,
  access: true,
  region: true,
} satisfies { [name in keyof QueueSqsOptions]-?: true });

/** KEDA takes the name of the queue from the second part of the path. */
const QUEUE_URL = /^https?:\/\/[^/?#\s]+\/[^/?#\s]+\/[^/?#\s]+$/;

const regionOf = (url: string) => /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//.exec(url)?.[1];

const isRegion = (region: unknown) => typeof region === 'string' && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region);

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/aws-sqs/ */
export const sqsQueue = (options: QueueSqsOptions): QueueKind => ({
  *check() {
    const synonyms = { queueURL: 'url', queueUrl: 'url', awsRegion: 'region' };
    if (yield* checkStruct('a queue of SQS', options, OPTIONS, synonyms)) yield* checkSqs(options);
  },
  trigger: (numbers) => ({
    type: 'aws-sqs-queue',
    metadata: {
      queueURL: options.url,
      awsRegion: options.region ?? regionOf(options.url) ?? '',
      ...numbersAs('queueLength', 'activationQueueLength', numbers),
    },
    access: options.access._identity,
  }),
  credentials: options.access instanceof AwsAccess ? options.access._credentials : {},
});

function* checkSqs({ url, access, region }: QueueSqsOptions): Findings {
  if (typeof url !== 'string' || !QUEUE_URL.test(url)) {
    const example = '"https://sqs.eu-central-1.amazonaws.com/111122223333/orders"';
    yield finding('scale', `url ${show(url)} is not the URL of a queue of SQS: write, for example, ${example}.`);
  } else if (region === undefined && regionOf(url) === undefined) {
    yield finding('scale', `url ${show(url)} names no region: write region, for example "eu-central-1".`);
  }
  if (region !== undefined && !isRegion(region)) {
    yield finding('scale', `region ${show(region)} is not a region of AWS: write, for example, "eu-central-1".`);
  }
  if (access instanceof AwsAccess) yield* access._check();
  else yield wrongType('access', access, 'an identity such as AwsAccess.ofPods()');
}
