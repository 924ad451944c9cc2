import { makeShop } from './shop';

makeShop().app.synth();
