import { App } from 'cdk8s';
import { WebChart } from './web-chart';

const app = new App();
new WebChart(app, 'shop', {
  image: 'registry.example.com/shop:1.0.0',
  port: 8080,
  host: 'shop.example.com',
});
app.synth();
