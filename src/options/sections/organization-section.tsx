import { usePage } from '../../ui/page-context';
import { useSetupField } from '../use-setup-field';
import { Section } from './section';
import { TextSetting } from './text-setting';

/** Whose customers are charged, and whether it is only a test. */
export function OrganizationSection() {
  const { t } = usePage();
  const test = useSetupField('isTest');
  return (
    <Section id="organization-section" title={t('organization')} intro={t('organizationIntro')}>
      <TextSetting
        name="organization"
        label={t('organizationId')}
        hint={t('organizationHint')}
        isMono
      />
      <div class="choice">
        <input
          id="isTest"
          type="checkbox"
          role="switch"
          class="switch"
          aria-describedby="isTest-hint"
          checked={test.value}
          onChange={(event) => {
            test.edit(event.currentTarget.checked);
          }}
        />
        <label for="isTest">{t('testOrganization')}</label>
        <p id="isTest-hint" class="hint">
          {t('testOrganizationHint')}
        </p>
      </div>
    </Section>
  );
}
