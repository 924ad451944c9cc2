import { App } from 'cdk8s';
import { ControllerChart, ShopChart } from './lib';

const app = new App();
const { controller } = new ControllerChart(app, 'ingress-nginx');
new ShopChart(app, 'shop', { controller });
app.synth();
