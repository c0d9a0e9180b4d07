/** Where in the page one is, as the fragment of the address says it. */
import {useEffect, useState} from 'preact/hooks'

export type Route =
  {view: 'table'} | {view: 'term'; id: string} | {view: 'merge'; id: string} | {view: 'review'} | {view: 'coverage'}

export function routeOf(hash: string): Route {
  const [view = '', id = '', rest] = hash.replace(/^#\//, '').split('/').map(decodeURIComponent)
  if (view === 'terms' && id !== '') return rest === 'merge' ? {view: 'merge', id} : {view: 'term', id}
  if (view === 'review' || view === 'coverage') return {view}
  return {view: 'table'}
}

export function hrefOf(route: Route): string {
  if (route.view === 'table') return '#/'
  if (route.view === 'term') return `#/terms/${encodeURIComponent(route.id)}`
  if (route.view === 'merge') return `#/terms/${encodeURIComponent(route.id)}/merge`
  return `#/${route.view}`
}

export function goTo(route: Route): void {
  location.hash = hrefOf(route)
}

export function useRoute(): Route {
  const [route, setRoute] = useState(routeOf(location.hash))
  useEffect(() => {
    const follow = (): void => {
      setRoute(routeOf(location.hash))
    }
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('hashchange', follow)
    }
  }, [])
  return route
}
