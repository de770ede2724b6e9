/** The tool to ask the office of records: `&with=` names them, `collection.id` with commas between. */
import { useEffect } from 'preact/hooks';
import { adopt } from '../../adopt.ts';
import { keysFrom } from '../../state/picks.ts';
import type { ToolProps } from '../tools.ts';
import style from './enquire.css?inline';
import { Form } from './form.tsx';
import { asked, Recipients, wanted } from './recipients.tsx';
import { sending, turnTo } from './sending.ts';
import { Sent } from './sent.tsx';
import { texts } from './texts.ts';

adopt(style);

export function Tool({ state }: ToolProps) {
  useEffect(() => {
    wanted.value = state;
    turnTo(state);
    return () => {
      wanted.value = undefined;
    };
  }, [state]);
  const current = sending.value;
  if (current.step === 'sent' && current.state === state)
    return <Sent receipt={current.receipt} sent={current.sent} />;
  const keys = keysFrom(state).length;
  if (keys === asked.current.value.value?.withdrawn.size || keys === 0)
    return <p class="quiet">{texts.value.nothing}</p>;
  return (
    <div class="enquire">
      {current.step === 'sent' && (
        <p class="enquire-earlier" role="status">
          {texts.value.earlier(current.receipt.receipt)}
        </p>
      )}
      <Recipients />
      <Form key={state} state={state} />
    </div>
  );
}
