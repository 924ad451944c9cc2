import { App } from 'cdk8s';
import { ShopChart } from './lib';

const app = new App();
new ShopChart(app, 'shop');
app.synth();
