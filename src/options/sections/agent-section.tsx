import { usePage } from '../../ui/page-context';
import { DefaultPrice } from './default-price';
import { LabelsSetting } from './labels-setting';
import { Section } from './section';
import { TextSetting } from './text-setting';

/** What makes the daily form quicker and safer. */
export function AgentSection() {
  const { t } = usePage();
  return (
    <Section id="agent" title={t('daily')} intro={t('dailyIntro')}>
      <TextSetting name="agentName" label={t('yourName')} hint={t('yourNameHint')} />
      <DefaultPrice />
      <TextSetting
        name="customerIdPattern"
        label={t('customerIdPattern')}
        hint={t('customerIdPatternHint')}
        isMono
      />
      <LabelsSetting />
    </Section>
  );
}
