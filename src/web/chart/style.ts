import { adopt } from '../adopt.ts';
import style from './chart.css?inline';

adopt(style);
