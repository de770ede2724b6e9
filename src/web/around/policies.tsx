/** The zone a record lies in, and the policies that apply to it. */
import type { Around, Policy } from '../../domain/around/answer.ts';
import { INDUSTRIES } from '../../domain/vocabulary.ts';
import { language } from '../state/app.ts';
import { RecordLink } from './record-link.tsx';
import { texts } from './texts.ts';

function reason({ zones, terms }: Policy): string {
  const names = terms.map((code) => INDUSTRIES[code as keyof typeof INDUSTRIES]?.[language.value] ?? code);
  const said = [
    ...(zones.length > 0 ? [texts.value.forZone] : []),
    ...(names.length > 0 ? [texts.value.forTerms(names.join(language.value === 'zh' ? '、' : ', '))] : []),
  ];
  return said.length > 0 ? said.join(language.value === 'zh' ? '，' : '; ') : texts.value.forAll;
}

export function Policies({ found: { zone, policies } }: { found: Around }) {
  return (
    <>
      {zone && (
        <div class="around-part">
          <h4>{texts.value.zone}</h4>
          <RecordLink record={zone} />
        </div>
      )}
      <div class="around-part">
        <h4>{texts.value.policies}</h4>
        {policies.length === 0 && <p class="quiet">{texts.value.noPolicies}</p>}
        <ul>
          {policies.map((policy) => (
            <li key={policy.id}>
              <RecordLink record={policy}>
                <span class="quiet around-reason">{reason(policy)}</span>
              </RecordLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
