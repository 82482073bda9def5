import { desk } from './desk'
import { explore } from './explore'
import { map } from './map'
import { partner } from './partner'
import { people } from './people'
import { photo } from './photo'
import { place } from './place'
import { propose } from './propose'
import { shell } from './shell'
import { steps } from './steps'
import { vocabulary } from './vocabulary'

export const en = {
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
  ...photo,
}
