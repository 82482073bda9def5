import { check } from './check'
import { programme } from './programme'
import { embed } from './embed'
import { table } from './table'
import { tying } from './tying'
import { amend } from './amend'
import { call } from './call'
import { desk } from './desk'
import { events } from './events'
import { explore } from './explore'
import { follow } from './follow'
import { history } from './history'
import { impact } from './impact'
import { map } from './map'
import { organisation } from './organisation'
import { partner } from './partner'
import { people } from './people'
import { photo } from './photo'
import { place } from './place'
import { privacy } from './privacy'
import { propose } from './propose'
import { river } from './river'
import { sent } from './sent'
import { shell } from './shell'
import { steps } from './steps'
import { suggest } from './suggest'
import { talk } from './talk'
import { trail } from './trail'
import { vocabulary } from './vocabulary'

export const en = {
  ...call,
  ...shell,
  ...check,
  ...vocabulary,
  ...map,
  ...explore,
  ...events,
  ...place,
  ...propose,
  ...people,
  ...organisation,
  ...partner,
  ...steps,
  ...desk,
  ...sent,
  ...suggest,
  ...talk,
  ...follow,
  ...privacy,
  ...photo,
  ...history,
  ...tying,
  ...table,
  ...embed,
  ...programme,
  ...amend,
  ...river,
  ...trail,
  ...impact,
}
