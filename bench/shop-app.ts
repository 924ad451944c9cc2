import { App } from 'cdk8s';
import { ShopChart } from '../lib';

// The same app as bench/init-app: the shop without the controller that main.ts adds.
const app = new App();
new ShopChart(app, 'shop');
app.synth();
