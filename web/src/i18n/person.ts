import { t } from './t'

/** As geo.FormerMember has it: the one name of all who have deleted their account. */
const formerMember = 'Fost membru'

/** The name of whoever did something, as it is shown. */
export function personName(name: string): string {
  return name === formerMember ? t('privacy.former') : name
}
