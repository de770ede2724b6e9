/** What is wrong with the filters of the address. */
import { texts } from '../list/miss-texts.ts';
import { invalid } from '../state/app.ts';

const LONGEST = 80;
const shortened = (value: string) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

export function Invalid() {
  return (
    <>
      {invalid.value.map(({ parameter, value }) => (
        <p class="warning" role="status" key={parameter}>
          {texts.value.invalidParameter(parameter, shortened(value ?? ''))}
        </p>
      ))}
    </>
  );
}
