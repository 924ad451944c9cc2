import { App } from 'cdk8s';
import { ShopChart } from '../lib';

// What bench/init-app writes too: the shop alone, without the controller that main.ts adds.
const app = new App();
new ShopChart(app, 'shop');
app.synth();
