import 'dayjs/locale/de'
import type { Text } from './en'

const plural = (count: number, one: string, many: string) => `${count.toLocaleString('de')} ${count === 1 ? one : many}`

export const de: Text = {
  locale: 'de-DE',
  product: 'SocialImages',
  nav: { label: 'Hauptmenü', compose: 'Schreiben', calendar: 'Kalender', library: 'Bibliothek', settings: 'Einstellungen', skip: 'Zum Inhalt' },
  account: { menu: 'Dein Menü', language: 'Sprache', appearance: 'Darstellung', light: 'Hell', dark: 'Dunkel', system: 'Wie das System', signOut: 'Abmelden', credits: (left) => `${left.toLocaleString('de')} Credits` },
  connection: { offline: 'Verbindung unterbrochen. Wird neu aufgebaut; nichts Geschriebenes geht verloren.', back: 'Wieder verbunden.' },
  signIn: { title: 'Anmelden', token: 'Zugangs-Token', hint: 'Wer den Workspace besitzt, bekommt eines mit „admin create“. Es bleibt nur in diesem Tab.', submit: 'Anmelden', refused: 'Dieses Token ist unbekannt, abgelaufen oder widerrufen.' },
  common: {
    cancel: 'Abbrechen', close: 'Schließen', save: 'Speichern', delete: 'Löschen', retry: 'Noch einmal versuchen', loading: 'Lädt', more: 'Mehr', undo: 'Rückgängig', open: 'Öffnen', done: 'Fertig', add: 'Hinzufügen', remove: 'Entfernen', none: 'Keine', optional: 'freiwillig', back: 'Zurück', search: 'Suchen', today: 'Heute',
    notLoaded: 'Das konnte nicht geladen werden.', notFound: 'Hier ist nichts.', notFoundHint: 'Vielleicht wurde es gelöscht oder gehört zu einem anderen Workspace.',
  },
  errors: {
    network: 'Der Server ist nicht erreichbar. Nichts ist verloren; versuche es gleich noch einmal.',
    signedOut: 'Du bist abgemeldet.', forbidden: 'Deine Rolle in diesem Workspace erlaubt das nicht.', unknown: 'Etwas ist schiefgegangen. Versuche es noch einmal.',
    byCode: {
      INSUFFICIENT_CREDITS: 'Dafür reichen die Credits nicht.', PROMPT_REJECTED: 'Der Prompt verstößt gegen die Inhaltsregeln.', IMAGE_REJECTED: 'Der Anbieter gibt das Bild nicht heraus.', PROVIDER_UNAVAILABLE: 'Kein Anbieter konnte das Bild machen. Versuche es später noch einmal.', GENERATION_INTERRUPTED: 'Die Erzeugung wurde bei uns unterbrochen.', GENERATION_DISABLED: 'Das Erzeugen von Bildern ist abgeschaltet.', MODEL_UNAVAILABLE: 'Dieses Modell steht nicht zur Verfügung.', RATE_LIMITED: 'Zu viele Anfragen. Warte einen Moment.', COUNT_OUT_OF_RANGE: 'So viele Bilder gehen nicht auf einmal.', UNSUPPORTED_SIZE: 'Diese Größe kann das Modell nicht.', IDEMPOTENCY_CONFLICT: 'Diese Anfrage wurde schon mit anderem Inhalt gestellt.', NOT_FOUND: 'Das gibt es nicht mehr.', POST_NOT_EDITABLE: 'Der Beitrag geht gerade hinaus oder ist schon draußen.', SCHEDULE_IN_PAST: 'Dieser Zeitpunkt ist vorbei.', ACCOUNT_NEEDS_RECONNECT: 'Instagram lehnt das Token des Kontos ab. Verbinde es neu.', IMAGE_IN_USE: 'Ein Beitrag benutzt dieses Bild.', APPROVAL_STALE: 'Der Beitrag wurde inzwischen geändert. Sieh ihn noch einmal an.', UPLOAD_TOO_LARGE: 'Die Datei ist zu groß.', UNSUPPORTED_IMAGE_FORMAT: 'Dieses Format nehmen wir nicht.', IMPORT_FAILED: 'Das Bild konnte nicht geholt werden.',
    },
  },
  status: { DRAFT: 'Entwurf', SCHEDULED: 'Geplant', PREPARING: 'In Vorbereitung', READY: 'Bereit', PUBLISHING: 'Geht hinaus', PUBLISHED: 'Veröffentlicht', FAILED: 'Gescheitert', NEEDS_REVIEW: 'Braucht dich', CANCELED: 'Abgesagt' },
  statusHint: {
    DRAFT: 'Noch nicht im Kalender.', SCHEDULED: 'Wird eine halbe Stunde vorher vorbereitet.', PREPARING: 'Das endgültige Bild entsteht.', READY: 'Alles liegt bei Instagram; er geht pünktlich hinaus.', PUBLISHING: 'Geht gerade hinaus.', PUBLISHED: 'Er ist online.', FAILED: 'Er ging nicht hinaus.', NEEDS_REVIEW: 'Er braucht deine Entscheidung.', CANCELED: 'Er geht nicht hinaus.',
  },
  styles: { REALISTIC: 'Realistisch', ARTISTIC: 'Künstlerisch', MINIMAL: 'Minimal', VIBRANT: 'Farbenfroh', NATURAL: 'Natürlich', VIVID: 'Lebhaft', PHOTOGRAPHIC: 'Foto' },
  ratios: { SQUARE: 'Quadrat 1:1', PORTRAIT_4_5: 'Hochformat 4:5', PORTRAIT_3_4: 'Hochformat 3:4', LANDSCAPE_191: 'Querformat 1.91:1', WIDE_16_9: 'Breit 16:9', STORY_9_16: 'Story 9:16' },
  sources: { UPLOADED: 'Hochgeladen', IMPORTED: 'Importiert', GENERATED: 'Erzeugt', EDITED: 'Bearbeitet', CARD: 'Textkarte' },
  compose: {
    newTitle: 'Neuer Beitrag', editTitle: 'Beitrag', saved: 'Entwurf gespeichert', saving: 'Speichert …', unsaved: 'Noch nicht gespeichert', unsavedChanges: 'Änderungen nicht gespeichert', notSaved: 'Nicht gespeichert',
    account: 'Instagram-Konto', noAccount: 'Instagram-Konto verbinden', noAccountHint: 'Ohne Konto kann ein Beitrag geschrieben, aber nicht geplant werden.',
    caption: 'Bildunterschrift', captionHint: 'Worum geht es? Aus diesen Worten kann ein Bild entstehen.', characters: 'Zeichen', hashtags: 'Hashtags', mentions: 'Erwähnungen',
    over: (what, count, most) => `${what}: ${count} von ${most}. Mehr als ${most} nimmt Instagram nicht.`,
    pictures: 'Bilder', picturesHint: 'Bis zu zehn. Dateien lassen sich jederzeit hierher ziehen.', addPicture: 'Bilder hinzufügen', altText: 'Alternativtext', altHint: 'Beschreibe das Bild für Menschen, die es nicht sehen', picture: (place, total) => `Bild ${place} von ${total}`,
    altMissing: 'Alternativtext fehlt', altDone: 'Alternativtext', crop: 'Zuschneiden', removePicture: 'Bild entfernen', moveLeft: 'Nach links', moveRight: 'Nach rechts', edit: 'Bild bearbeiten',
    sources: 'Woher die Bilder kommen', generate: 'Erzeugen', upload: 'Hochladen', library: 'Bibliothek', link: 'Link',
    when: 'Wann', date: 'Datum', time: 'Uhrzeit', zone: (name, offset) => `Zeit von ${name} (${offset})`, inAnHour: 'In einer Stunde', tonight: 'Heute 18:00', tomorrow: 'Morgen 9:00', inMinutes: 'In zwei Minuten',
    schedule: 'Planen', reschedule: 'Änderungen speichern', publishNow: 'Jetzt veröffentlichen', saveDraft: 'Entwurf speichern', deletePost: 'Beitrag löschen', unschedule: 'Zurück zum Entwurf', moreActions: 'Weitere Aktionen', moveTo: 'Zeit ändern',
    scheduledFor: (when) => `Geht hinaus: ${when}`, scheduledToast: (when) => `Geplant für ${when}.`, publishingToast: 'Geht jetzt hinaus.', draftToast: 'Entwurf gespeichert.', unscheduledToast: 'Aus dem Kalender genommen.', deletedToast: 'Beitrag gelöscht.', savedToast: 'Änderungen gespeichert. Der Beitrag wird neu vorbereitet.',
    confirmPublish: 'Jetzt veröffentlichen?', confirmPublishHint: (account) => `Der Beitrag erscheint innerhalb einer Minute bei @${account}. Das lässt sich hier nicht rückgängig machen.`,
    confirmDelete: 'Diesen Beitrag löschen?', confirmDeleteHint: 'Seine Bilder bleiben in der Bibliothek.',
    noPicture: 'Noch kein Bild', autoTitle: 'Vor dem Termin ein Bild aus der Bildunterschrift machen', autoHint: 'Fügst du selbst eines hinzu, wird deines genommen.', onFailure: 'Wenn kein Bild entstehen kann', CARD: 'Eine Karte mit den Worten veröffentlichen', HOLD: 'Auf mich warten', FAIL: 'Nicht veröffentlichen',
    past: 'Dieser Zeitpunkt ist vorbei.', chooseAccount: 'Wähle zuerst das Instagram-Konto.', needWords: 'Schreibe zuerst etwas oder füge ein Bild hinzu.', gap: 'Diese Uhrzeit gibt es an dem Tag nicht: die Uhren werden vorgestellt.',
    mustReconnect: (name) => `@${name} muss neu verbunden werden, bevor etwas hinausgehen kann.`, reconnect: 'Neu verbinden',
    leave: 'Es gibt ungespeicherte Änderungen.', newPost: 'Neuer Beitrag',
  },
  generate: {
    prompt: 'Prompt', promptFromCaption: 'Entsteht aus der Bildunterschrift', ownPrompt: 'Eigenen Prompt schreiben', fromCaption: 'Bildunterschrift nehmen', style: 'Stil', anyStyle: 'Beliebig', preset: 'Vorlage', noPreset: 'Keine Vorlage', format: 'Format', count: 'Wie viele', model: 'Modell', automatic: 'Automatisch', quality: 'Qualität', STANDARD: 'Standard', HD: 'HD', options: 'Modell und Qualität',
    submit: (count) => (count === 1 ? 'Erzeugen' : `${count} erzeugen`), again: 'Noch einmal erzeugen',
    cost: (credits, left) => `${plural(credits, 'Credit', 'Credits')} von ${left.toLocaleString('de')}`, usd: (usd) => `etwa ${usd}`, tooDear: (needed, left) => `Das braucht ${plural(needed, 'Credit', 'Credits')}; übrig sind ${left.toLocaleString('de')}.`,
    needWords: 'Schreibe zuerst die Bildunterschrift: das Bild entsteht aus ihr.',
    progress: 'Das Bild entsteht', stages: { QUEUED: 'Wartet, bis es dran ist', MODERATING: 'Die Worte werden geprüft', GENERATING: 'Wird gezeichnet', STORING: 'Wird gespeichert', DONE: 'Fertig' }, percent: (percent) => `${percent} %`, by: (provider) => `von ${provider}`, attempt: (number) => `Versuch ${number}`,
    cancel: 'Abbrechen', canceled: 'Abgebrochen. Was fertig war, ist in der Bibliothek.', finished: (count) => (count === 1 ? 'Das Bild ist fertig und in der Bibliothek.' : `${count} Bilder sind fertig und in der Bibliothek.`), failed: 'Es entstand kein Bild, und nichts wurde berechnet.',
    use: 'Dieses Bild nehmen', used: 'Im Beitrag', waiting: 'Kommt noch', choose: 'Wähle, was in den Beitrag kommt; alle bleiben in der Bibliothek.', interrupted: 'Verbindung unterbrochen; der Server macht weiter. Der Fortschritt kommt von selbst zurück.',
  },
  upload: {
    drop: 'Bilder hierher ziehen', or: 'oder', browse: 'Dateien wählen', camera: 'Foto aufnehmen', paste: 'Einfügen geht auch.', limits: 'JPEG, PNG, WebP, AVIF, GIF oder HEIC, bis 30 MB.', uploading: (name) => `${name} wird hochgeladen`, failed: (name, why) => `${name}: ${why}`, tooLarge: 'größer als 30 MB', notPicture: 'kein Bild', network: 'die Verbindung brach ab',
    url: 'Adresse eines Bildes', import: 'Importieren', importing: 'Wird geholt …', dropNow: 'Loslassen, um es hinzuzufügen', linkHint: 'Es wird geholt, geprüft und in deiner Bibliothek behalten.',
  },
  crop: { title: 'Zuschneiden', hint: 'Ziehen verschiebt, zwei Finger oder der Regler vergrößern. Die Pfeiltasten verschieben auch.', zoom: 'Vergrößerung', suggested: 'Vorgeschlagener Ausschnitt', format: 'Format', apply: 'Übernehmen', original: 'Ganzes Bild', position: 'Lage des Ausschnitts' },
  preview: {
    title: 'Vorschau', feed: 'Feed', grid: 'Profil', exact: 'Genau die Datei, die hinausgeht', exactHint: (width, height, hash) => `${width} × ${height} px, SHA-256 ${hash}…`, approximate: 'Wie Instagram es zeigen wird', more: 'mehr', less: 'weniger', justNow: 'Gerade eben', noPicture: 'Hier erscheint das Bild', noCaption: 'Hier erscheint die Bildunterschrift', next: 'Nächstes Bild', previous: 'Voriges Bild', posts: 'Beiträge', like: 'Gefällt mir', comment: 'Kommentieren', share: 'Teilen', keep: 'Speichern', slide: (place, total) => `${place}/${total}`, picture: 'Bild des Beitrags',
  },
  problems: { title: 'Bevor das hinausgehen kann', ok: 'Kann hinausgehen' },
  post: {
    status: 'Stand', live: 'Auf Instagram ansehen', history: 'Verlauf', noHistory: 'Noch ist nichts geschehen.', attempt: 'Schritt', review: 'Dieser Beitrag braucht deine Entscheidung', reviewHint: 'Instagram hat nicht gesagt, ob er veröffentlicht wurde. Sieh im Konto nach und sag es uns.', wasPublished: 'Er ist auf Instagram', publishAgain: 'Er ist nicht da: veröffentlichen', resolved: 'Danke. Notiert.', failedTitle: 'Dieser Beitrag ging nicht hinaus', tryAgain: 'Jetzt noch einmal versuchen',
    steps: { prepare: 'Bild gemacht', upload: 'Ausgeliefert', container: 'An Instagram übergeben', poll: 'Instagram prüft es', publish: 'Veröffentlicht', permalink: 'Link gefunden', reconcile: 'Nachgesehen' },
    outcomes: { ok: 'erledigt', retry: 'wiederholt', unknown: 'keine klare Antwort', failed: 'gescheitert' },
    approve: 'Freigeben', approved: 'Freigegeben', needsApproval: 'Wartet auf Freigabe',
  },
  calendar: {
    title: 'Kalender', month: 'Monat', week: 'Woche', list: 'Liste', previous: 'Früher', next: 'Später', drafts: 'Entwürfe', noDrafts: 'Keine Entwürfe.', empty: 'Hier ist noch nichts geplant.', emptyHint: 'Schreibe einen Beitrag und gib ihm eine Zeit; er erscheint hier.', post: 'Neuer Beitrag', moved: (when) => `Verschoben auf ${when}.`, notMoved: 'Er konnte nicht verschoben werden.', untitled: 'Ohne Worte', all: 'Alle', dragHint: 'Leertaste hebt an, die Pfeiltasten verschieben, Leertaste setzt ab, Escape lässt alles, wie es war.', lifted: (what) => `${what} angehoben.`, over: (day) => `Über ${day}.`, dropped: (day) => `Abgesetzt auf ${day}.`, leftAlone: 'Bleibt, wo es war.', more: (count) => `${count} weitere`, newOn: (day) => `Neuer Beitrag am ${day}`, published: 'Veröffentlicht', upcoming: 'Kommend', past: 'Vergangen', status: 'Stand',
  },
  library: {
    title: 'Bibliothek', count: (count) => plural(count, 'Bild', 'Bilder'), search: 'Worte in Titel, Prompt oder Tags', filters: 'Filter', source: 'Herkunft', style: 'Stil', model: 'Modell', date: 'Datum', orientation: 'Ausrichtung', tags: 'Tags', use: 'Verwendung', collection: 'Sammlung', any: 'Beliebig', SQUARE: 'Quadrat', PORTRAIT: 'Hochformat', LANDSCAPE: 'Querformat', used: 'In einem Beitrag', unused: 'Nicht benutzt', day: 'Letzte 24 Stunden', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage', year: 'Letztes Jahr', clear: 'Filter löschen', newest: 'Neueste zuerst', oldest: 'Älteste zuerst', largest: 'Größte zuerst', order: 'Reihenfolge',
    empty: 'Hier werden deine Bilder wohnen', emptyHint: 'Alles, was du erzeugst, hochlädst oder importierst, bleibt hier, mit seinem Rezept.', noMatch: 'Kein Bild passt', noMatchHint: 'Nimm einen Filter weg oder versuche andere Worte.', trash: 'Papierkorb', toLibrary: 'Zur Bibliothek', trashEmpty: 'Der Papierkorb ist leer', trashHint: 'Gelöschte Bilder warten hier, bis sie endgültig entfernt werden.',
    select: 'Auswählen', selectAll: 'Alle gezeigten', selected: (count) => `${count} ausgewählt`, tag: 'Taggen', untag: 'Tag entfernen', addTags: 'Tags hinzufügen', tagsHint: 'Schreiben und Enter drücken', apply: 'Übernehmen', delete: 'In den Papierkorb', restore: 'Wiederherstellen', purge: 'Endgültig löschen', confirmPurge: 'Endgültig löschen?', confirmPurgeHint: (count) => `${plural(count, 'Bild', 'Bilder')} samt Dateien. Das lässt sich nicht rückgängig machen.`, deleted: (count) => `${plural(count, 'Bild', 'Bilder')} im Papierkorb.`, restored: (count) => `${plural(count, 'Bild', 'Bilder')} wiederhergestellt.`, purged: (count) => `${plural(count, 'Bild', 'Bilder')} endgültig gelöscht.`, tagged: (count) => `${plural(count, 'Bild', 'Bilder')} getaggt.`,
    details: 'Bild', titleField: 'Titel', recipe: 'Wie es entstand', prompt: 'Prompt', sentPrompt: 'An das Modell', size: 'Größe', cost: 'Kosten', created: 'Hinzugefügt', by: 'Von', uses: 'Benutzt in', notUsed: 'In keinem Beitrag benutzt.', moreLikeThis: 'Mehr davon erzeugen', compose: 'In neuem Beitrag benutzen', download: 'Herunterladen', saved: 'Gespeichert.', seed: 'Seed', pick: 'Bilder auswählen', pickDone: (count) => (count === 0 ? 'Hinzufügen' : `${count} hinzufügen`), upload: 'Hochladen', fromTrash: 'Im Papierkorb', newCollection: 'Neue Sammlung', addToCollection: 'In eine Sammlung', collectionName: 'Name', createAndAdd: 'Anlegen und hinzufügen', collected: 'In der Sammlung.',
  },
  settings: {
    title: 'Einstellungen', accounts: 'Instagram-Konten', accountsHint: 'Über diese gehen Beiträge hinaus. Tokens liegen verschlüsselt.', connect: 'Konto verbinden', reconnect: 'Neu verbinden', disconnect: 'Trennen', confirmDisconnect: (name) => `@${name} trennen?`, confirmDisconnectHint: 'Geplante Beiträge warten, bis das Konto wieder verbunden ist.', noAccounts: 'Kein Konto ist verbunden.', connectedNow: (names) => `Verbunden: @${names}`, CONNECTED: 'Verbunden', NEEDS_RECONNECT: 'Neu verbinden nötig', DISCONNECTED: 'Getrennt', expires: (when) => `Zugang bis ${when}, wird von selbst erneuert`, noExpiry: 'Zugang ohne Ablauf', disconnected: 'Getrennt.', edit: 'Ändern', quota: (used, total) => `${used} von ${total} Beiträgen in 24 Stunden`,
    presets: 'Stilvorlagen', presetsHint: 'Worte und Vorgaben, die zu deinen Wünschen hinzukommen.', newPreset: 'Neue Vorlage', editPreset: 'Vorlage', name: 'Name', prefix: 'Worte davor', suffix: 'Worte danach', negative: 'Weglassen', builtIn: 'Gehört zum Dienst', presetSaved: 'Vorlage gespeichert.', presetDeleted: 'Vorlage gelöscht.', confirmDeletePreset: (name) => `„${name}“ löschen?`, confirmDeletePresetHint: 'Damit gemachte Bilder bleiben, wie sie sind.', credits: 'Credits', creditsHint: 'Zurückgelegt, während ein Bild entsteht; ausgegeben, wenn es da ist; zurückgegeben, wenn nicht.', granted: 'Gewährt', available: 'Verfügbar', held: 'Zurückgelegt', captured: 'Ausgegeben', you: 'Du', role: 'Rolle',
  },
}
