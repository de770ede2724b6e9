/** What a card shows after the fields. */
import type { Collection } from '../../domain/kinds.ts';
import type { Properties } from '../api.ts';
import { amountText } from '../list/amount.ts';
import type { Fact } from '../list/facts.ts';
import { language } from '../state/app.ts';

/** What follows from two given numbers of a record. */
export const productFacts = ({ products = [] }: Collection, properties: Properties): Fact[] =>
  products.flatMap((field) => {
    const [one, other] = field.of.map((name) => properties[name]);
    if (typeof one !== 'number' || typeof other !== 'number') return [];
    const value = amountText(one * other, field);
    return [{ name: field.of.join('*'), field, label: field.label[language.value], value }];
  });
