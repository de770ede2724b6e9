/** What a project comes to per area of land, with the sum it follows from. */
import { numberText } from '../../shell/number.ts';
import { language } from '../../state/app.ts';
import { plotText, quantityText } from './amounts.ts';
import { type Project, RATIOS, ratio, reachOf } from './project.ts';
import { texts } from './texts.ts';

const isNumber = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value);

export function RatioLines({ project }: { project: Project }) {
  const { land, floor } = project;
  const sums = RATIOS.filter(({ of }) => isNumber(project[of]));
  if (!isNumber(land))
    return sums.length > 0 ? <p class="quiet fit-note fit-wide">{texts.value.needLand}</p> : null;
  const far = ratio(project, 'floor');
  const reach = reachOf(isNumber(project.most) ? project : { land });
  return (
    <section class="fit-ratios" aria-label={texts.value.perArea} aria-live="polite">
      <p class="quiet">
        {texts.value.reach(quantityText(reach.least!, 'land'), quantityText(reach.most!, 'land'))}
      </p>
      <dl>
        {sums.map(({ field, of }) => (
          <div key={of}>
            <dt>{texts.value[of]}</dt>
            <dd>
              <span class="quiet">
                {texts.value.calculation(quantityText(project[of]!, of), quantityText(land, 'land'), '')}
              </span>
              <strong>{plotText(ratio(project, of)!, field)}</strong>
            </dd>
          </div>
        ))}
        {isNumber(far) && (
          <div>
            <dt>{texts.value.far}</dt>
            <dd>
              <span class="quiet">
                {texts.value.calculation(quantityText(floor!, 'floor'), quantityText(land, 'land'), '')}
              </span>
              <strong>{numberText(Number(far.toFixed(2)), language.value)}</strong>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
