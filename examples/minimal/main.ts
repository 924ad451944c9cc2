import { App, Chart } from 'cdk8s';
import { WebService } from 'cdk8s-portico';

const app = new App();
const chart = new Chart(app, 'hello');
new WebService(chart, 'hello', { image: 'registry.example.com/hello:1.0.0' });
app.synth();
