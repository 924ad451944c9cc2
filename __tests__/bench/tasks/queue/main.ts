import { App, Chart, Duration } from 'cdk8s';
import { Drain, IngressRouter, Queue, Scale, SecretKey, WebService, Worker } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: web });

const url = SecretKey.of('rabbitmq', 'url');
new Worker(shop, 'resizer', {
  image: 'registry.example.com/shop/resizer:1.0.0',
  secrets: { RABBITMQ_URL: url },
  scale: Scale.onQueue(Queue.rabbitMq({ queue: 'images', url }), { messagesPerPod: 5, min: 0, max: 20 }),
  drain: Drain.graceful({ shutdown: Duration.minutes(2) }),
});

app.synth();
