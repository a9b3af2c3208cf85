import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import { inBrowser } from '@linli/signage/src/agent/page-host.ts'
import type { HostApi } from './host/host-api.ts'
import { HOST, hostOf } from './host/use-host.ts'
import KioskApp from './KioskApp.vue'
import { inchesFrom } from './look/scale.ts'
import './look/palette.css'
import './look/base.css'

declare global {
  interface Window {
    linliHost?: HostApi
  }
}

// A long press and a dragged picture are ways out of the page, or into confusion.
for (const way of ['contextmenu', 'dragstart', 'drop']) {
  document.addEventListener(way, (event) => event.preventDefault())
}

createApp(KioskApp, {
  page: inBrowser(() => Date.now()),
  inches: inchesFrom(location.hash),
  fetch: window.fetch.bind(window),
})
  // The player brings its words by vue-i18n.
  .use(createI18n({ legacy: false, locale: 'zh' }))
  .provide(HOST, hostOf(window))
  .mount('#kiosk')
