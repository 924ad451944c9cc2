import { App, Chart, Duration } from 'cdk8s';
import { Certificate, CertificateIssuer, CertificateKey, IngressRouter, Tls, WebService } from 'cdk8s-portico';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const web = new WebService(shop, 'web', { image: 'registry.example.com/shop/web:1.4.0' });
const hosts = ['abc.com', 'www.abc.com'];
const certificate = new Certificate(shop, 'abc-com', {
  dnsNames: hosts,
  issuer: CertificateIssuer.cluster('letsencrypt'),
  privateKey: CertificateKey.rsa(4096),
  rotateKey: true,
  renewBefore: Duration.days(30),
});
new IngressRouter(shop, 'router', { hosts, defaultBackend: web, tls: Tls.certificate(certificate) });

app.synth();
