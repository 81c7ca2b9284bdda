/** Who may come in. */
import { keyRoutes } from './key-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { shopPeopleRoutes } from './shop-people-routes.ts'
import { shopRoutes } from './shop-routes.ts'

export const accessRoutes = [
  ...sessionRoutes,
  ...peopleRoutes,
  ...keyRoutes,
  ...shopRoutes,
  ...shopPeopleRoutes,
]
