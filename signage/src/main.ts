import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import { inBrowser } from './agent/page-host.ts'
import App from './App.vue'
import './page.css'

createApp(App, { host: inBrowser(() => Date.now()) })
  .use(createI18n({ legacy: false, locale: 'zh' }))
  .mount('#page')
