import { desk } from './desk'
import { explore } from './explore'
import { follow } from './follow'
import { history } from './history'
import { map } from './map'
import { partner } from './partner'
import { people } from './people'
import { place } from './place'
import { privacy } from './privacy'
import { propose } from './propose'
import { shell } from './shell'
import { steps } from './steps'
import { talk } from './talk'
import { vocabulary } from './vocabulary'

export const ro = {
  ...shell,
  ...vocabulary,
  ...map,
  ...explore,
  ...place,
  ...propose,
  ...people,
  ...partner,
  ...steps,
  ...desk,
  ...talk,
  ...follow,
  ...privacy,
  ...history,
}
