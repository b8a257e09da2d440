/** Every word of the editor. `de.ts` says the same in German. */
const plural = (count: number, one: string, many: string) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const en = {
  locale: 'en-GB',
  product: 'SocialImages',
  nav: { label: 'Main', compose: 'Compose', calendar: 'Calendar', library: 'Library', settings: 'Settings', skip: 'Skip to the content' },
  account: { menu: 'Your menu', language: 'Language', appearance: 'Appearance', light: 'Light', dark: 'Dark', system: 'As the system', signOut: 'Sign out', credits: (left: number) => plural(left, 'credit', 'credits') },
  connection: { offline: 'Connection lost. Trying again; nothing you wrote is gone.', back: 'Connected again.', pause: 'The server asks for a short pause. It goes on by itself.' },
  signIn: { title: 'Sign in', token: 'Access token', hint: 'An owner of the workspace gets one with “admin create”. It is kept in this tab only.', submit: 'Sign in', refused: 'This token is unknown, expired or revoked.' },
  common: {
    cancel: 'Cancel', clear: 'Clear', remove: 'Remove', close: 'Close', save: 'Save', delete: 'Delete', retry: 'Try again', loading: 'Loading', done: 'Done', add: 'Add', today: 'Today',
    notLoaded: 'This could not be loaded.', notFound: 'There is nothing here.', notFoundHint: 'It may have been deleted, or belong to another workspace.',
  },
  errors: {
    network: 'The server cannot be reached. Nothing was lost; try again in a moment.',
    signedOut: 'You are signed out.', forbidden: 'Your role in this workspace does not allow this.', unknown: 'Something went wrong. Try again.',
    broken: 'This part of the page could not be shown. Loading it anew helps; nothing you wrote is gone.',
    byCode: {} as Readonly<Record<string, string>>,
    /** What the server says about a field; English is its own. */
    byMessage: {} as Readonly<Record<string, string>>,
  },
  /** Those that come with the service, by the name the server gives them. */
  presets: {} as Readonly<Record<string, string>>,
  /** What the dry run says, by code; the number is the picture's. English is the server's own. */
  checks: {} as Readonly<Record<string, (picture: number | null) => string>>,
  status: { DRAFT: 'Draft', SCHEDULED: 'Scheduled', PREPARING: 'Preparing', READY: 'Ready', PUBLISHING: 'Publishing', PUBLISHED: 'Published', FAILED: 'Failed', NEEDS_REVIEW: 'Needs review', CANCELED: 'Canceled' },
  statusHint: {
    DRAFT: 'Not on the calendar yet.', SCHEDULED: 'Will be prepared half an hour ahead.', PREPARING: 'The final picture is being made.', READY: 'Everything is at Instagram; it goes out on time.', PUBLISHING: 'Going out now.', PUBLISHED: 'It is live.', FAILED: 'It did not go out.', NEEDS_REVIEW: 'It needs your decision.', CANCELED: 'It will not go out.',
  },
  styles: { REALISTIC: 'Realistic', ARTISTIC: 'Artistic', MINIMAL: 'Minimal', VIBRANT: 'Vibrant', NATURAL: 'Natural', VIVID: 'Vivid', PHOTOGRAPHIC: 'Photo' },
  ratios: { SQUARE: 'Square 1:1', PORTRAIT_4_5: 'Portrait 4:5', PORTRAIT_3_4: 'Portrait 3:4', LANDSCAPE_191: 'Landscape 1.91:1', WIDE_16_9: 'Wide 16:9', STORY_9_16: 'Story 9:16' },
  sources: { UPLOADED: 'Uploaded', IMPORTED: 'Imported', GENERATED: 'Generated', EDITED: 'Edited', CARD: 'Text card' },
  compose: {
    newTitle: 'New post', editTitle: 'Post', saved: 'Draft saved', saving: 'Saving…', unsaved: 'Not saved yet', unsavedChanges: 'Changes not saved', notSaved: 'Could not be saved',
    account: 'Instagram account', noAccount: 'Connect an Instagram account',
    caption: 'Caption', captionHint: 'What is this post about? A picture can be made from these words.', characters: 'Characters', hashtags: 'Hashtags', mentions: 'Mentions',
    over: (what: string, count: number, most: number) => `${what}: ${count} of ${most}. Instagram takes no more than ${most}.`,
    full: 'A post has ten pictures at most. The others are in your library.', pictures: 'Pictures', picturesHint: 'Up to ten. Drop files here at any time.', addPicture: 'Add pictures', altText: 'Alt text', altHint: 'Describe the picture for people who cannot see it', picture: (place: number, total: number) => `Picture ${place} of ${total}`,
    crop: 'Crop', removePicture: 'Remove picture', moveLeft: 'Move left', moveRight: 'Move right',
    sources: 'Where pictures come from', generate: 'Generate', upload: 'Upload', library: 'Library', link: 'Link',
    when: 'When', date: 'Date', time: 'Time', zone: (name: string, offset: string) => `${name} time (${offset})`, inAnHour: 'In an hour', tomorrow: 'Tomorrow 9:00', inMinutes: 'In two minutes', repeat: 'Repeat', once: 'Once', DAILY: 'Every day', WEEKLY: 'Every week', repeatUntil: 'Until', noEnd: 'No end', repeatHint: 'The next one is written when this one is near, and can be changed by itself.', endsEarly: 'The repeating would end before it begins.',
    schedule: 'Schedule', reschedule: 'Save changes', discard: 'Discard changes', publishNow: 'Publish now', deletePost: 'Delete post', unschedule: 'Back to draft', moreActions: 'More actions',
    goesOut: 'Goes out', scheduledToast: (when: string) => `Scheduled for ${when}.`, publishingToast: 'Going out now.', unscheduledToast: 'Taken off the calendar.', deletedToast: 'Post deleted.', savedToast: 'Changes saved. The post is prepared again.',
    confirmPublish: 'Publish now?', confirmPublishHint: (account: string) => `The post appears on @${account} within a minute. This cannot be undone here.`,
    confirmDelete: 'Delete this post?', confirmDeleteHint: 'Its pictures stay in the library.',
    autoTitle: 'Make a picture from the caption before the slot', autoHint: 'If you add one yourself, yours is used.', onFailure: 'If no picture can be made', CARD: 'Publish a text card', HOLD: 'Wait for me', FAIL: 'Do not publish',
    past: 'This time has passed.', chooseAccount: 'Choose the Instagram account first.', needWords: 'Write a caption or add a picture first.', gap: 'This time does not exist on that day: the clocks go forward.',
    mustReconnect: (name: string) => `@${name} must be connected again before anything can go out.`,
  },
  generate: {
    prompt: 'Prompt', promptFromCaption: 'Made from the caption', ownPrompt: 'Write a prompt instead', fromCaption: 'Use the caption', style: 'Style', anyStyle: 'Any style', preset: 'Preset', noPreset: 'No preset', format: 'Format', count: 'How many', model: 'Model', automatic: 'Automatic', quality: 'Quality', STANDARD: 'Standard', HD: 'HD', options: 'More options', leaveOut: 'Leave out', leaveOutHint: 'What must not be seen', references: 'Pictures to go by', reference: 'Picture',
    submit: (count: number) => (count === 1 ? 'Generate' : `Generate ${count}`),
    cost: (credits: number, left: number) => `${plural(credits, 'credit', 'credits')} of ${left.toLocaleString('en')}`, usd: (usd: string) => `about ${usd}`,
    needWords: 'Write the caption first: the picture is made from it.',
    progress: 'Making the picture', stages: { QUEUED: 'Waiting for its turn', MODERATING: 'Checking the words', GENERATING: 'Drawing', STORING: 'Saving', DONE: 'Done' }, percent: (percent: number) => `${percent} %`, by: (provider: string) => `by ${provider}`, attempt: (number: number) => `try ${number}`,
    cancel: 'Cancel', canceled: 'Canceled. What was finished is in the library.', finished: (count: number) => (count === 1 ? 'The picture is ready and kept in the library.' : `${count} pictures are ready and kept in the library.`), failed: 'No picture was made, and nothing was charged.',
    another: 'Make another instead', use: 'Use this picture', used: 'In the post', waiting: 'Coming', choose: 'Choose what goes into the post; all are kept in the library.', interrupted: 'Connection lost; the server goes on. The progress comes back by itself.',
  },
  upload: {
    drop: 'Drop pictures here', browse: 'Choose files', camera: 'Take a photo', paste: 'You can also paste.', limits: 'JPEG, PNG, WebP, AVIF, GIF or HEIC, up to 30 MB each.', uploading: (name: string) => `Uploading ${name}`, failed: (name: string, why: string) => `${name}: ${why}`, tooLarge: 'larger than 30 MB', notPicture: 'not a picture', network: 'the connection broke',
    url: 'Address of a picture', import: 'Import', dropNow: 'Drop to add to this post', linkHint: 'It is fetched, checked and kept in your library.',
  },
  crop: { title: 'Crop', hint: 'Drag to move, pinch or use the slider to zoom. Arrow keys move it.', zoom: 'Zoom', suggested: 'Use the suggested crop', format: 'Format', apply: 'Apply', position: 'Position of the crop' },
  preview: {
    title: 'Preview', feed: 'Feed', grid: 'Profile', exact: 'The exact file that goes out', wentOut: 'The file that went out', exactHint: (width: number, height: number, hash: string) => `${width} × ${height} px, SHA-256 ${hash}`, approximate: 'As Instagram will show it', more: 'more', less: 'less', justNow: 'Just now', noPicture: 'The picture appears here', noCaption: 'The caption appears here', next: 'Next picture', previous: 'Previous picture', account: 'your_account', posts: (count: number) => plural(count, 'post', 'posts'), slide: (place: number, total: number) => `${place}/${total}`, picture: 'Picture of the post',
  },
  post: {
    status: 'Status', live: 'View on Instagram', history: 'History', review: 'This post needs your decision', reviewHint: 'Instagram did not say whether it was published. Look at the account, then tell us.', wasPublished: 'It is on Instagram', publishAgain: 'It is not there: publish it', resolved: 'Thank you. Noted.', tryAgain: 'Try again now',
    heldHint: 'It was not published. Put right what is missing, then let it go on.', goOn: 'Try again now',
    steps: { claim: 'Taken up', picture: 'Picture made', deliver: 'Delivered', child: 'Picture handed to Instagram', container: 'Handed to Instagram', poll: 'Instagram checks it', approval: 'Approval', quota: 'Room for today', intent: 'About to publish', publish: 'Published', reconcile: 'Looked it up', identify: 'Found on Instagram', permalink: 'Link found' } as Readonly<Record<string, string>>,
    outcomes: { ok: 'done', waiting: 'not yet', retry: 'tried again', unknown: 'no clear answer', blocked: 'stopped', quota: 'no room yet', dropped: 'thrown away', withdrawn: 'taken back', failed: 'failed', review: 'needs a decision' } as Readonly<Record<string, string>>,
    approve: 'Approve', approved: 'Approved', needsApproval: 'Waits for approval',
  },
  calendar: {
    free: 'Nothing planned', movable: 'movable', title: 'Calendar', month: 'Month', week: 'Week', list: 'List', previous: 'Earlier', next: 'Later', drafts: 'Drafts', noDrafts: 'No drafts.', empty: 'Nothing planned here yet.', emptyHint: 'Write a post and give it a time; it appears here.', post: 'New post', moved: (when: string) => `Moved to ${when}.`, untitled: 'Without words', move: (what: string) => `Move: ${what}`, dragHint: 'Press Space to lift a post, the arrow keys to move it to another day, Space to drop it, Escape to leave it.', lifted: (what: string) => `Lifted ${what}.`, over: (day: string) => `Over ${day}.`, dropped: (day: string) => `Dropped on ${day}.`, leftAlone: 'Left where it was.', more: (count: number) => `${count} more`, newOn: (day: string) => `New post on ${day}`,
  },
  library: {
    title: 'Library', count: (count: number) => plural(count, 'picture', 'pictures'), search: 'Words in title, prompt or tags', filters: 'Filters', source: 'Source', style: 'Style', model: 'Model', date: 'Date', orientation: 'Orientation', tags: 'Tags', use: 'Use', collection: 'Collection', SQUARE: 'Square', PORTRAIT: 'Portrait', LANDSCAPE: 'Landscape', used: 'In a post', unused: 'Not used', day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days', year: 'Last year', clear: 'Clear filters', newest: 'Newest first', oldest: 'Oldest first', largest: 'Largest first', order: 'Order',
    empty: 'Your pictures will live here', emptyHint: 'Everything you generate, upload or import is kept, with its recipe.', noMatch: 'No picture matches', noMatchHint: 'Take a filter away, or try other words.', trash: 'Trash', toLibrary: 'Back to the library', trashEmpty: 'The trash is empty', trashHint: 'Deleted pictures wait here until they are removed for good.',
    select: 'Select', selectAll: 'Select all shown', selected: (count: number) => `${count} selected`, tag: 'Tag', untag: 'Remove tag', addTags: 'Add tags', tagsHint: 'Type and press Enter', apply: 'Apply', delete: 'Move to trash', restore: 'Restore', purge: 'Delete for good', confirmPurge: 'Delete for good?', confirmPurgeHint: (count: number) => `${plural(count, 'picture', 'pictures')} and the files behind. This cannot be undone.`, deleted: (count: number) => `${plural(count, 'picture', 'pictures')} moved to the trash.`, restored: (count: number) => `${plural(count, 'picture', 'pictures')} restored.`, purged: (count: number) => `${plural(count, 'picture', 'pictures')} deleted for good.`, tagged: (count: number) => `${plural(count, 'picture', 'pictures')} tagged.`,
    details: 'Picture', titleField: 'Title', recipe: 'How it was made', prompt: 'Prompt', sentPrompt: 'Sent to the model', size: 'Size', cost: 'Cost', created: 'Added', uses: 'Used in', notUsed: 'Not used in any post.', moreLikeThis: 'Make more like this', compose: 'Use in a new post', download: 'Download', saved: 'Saved.', seed: 'Seed', pick: 'Choose pictures', pickDone: (count: number) => (count === 0 ? 'Add' : `Add ${count}`), upload: 'Upload', uploaded: (name: string) => `Uploaded: ${name}`, room: (count: number) => (count === 0 ? 'No room for more.' : `Room for ${plural(count, 'picture', 'pictures')}.`), newCollection: 'New collection', addToCollection: 'Add to collection', collectionName: 'Name', createAndAdd: 'Create and add', collected: 'Added to the collection.',
  },
  settings: {
    title: 'Settings', accounts: 'Instagram accounts', accountsHint: 'Posts go out through these. Tokens are stored encrypted.', connect: 'Connect an account', reconnect: 'Reconnect', disconnect: 'Disconnect', confirmDisconnect: (name: string) => `Disconnect @${name}?`, confirmDisconnectHint: 'Posts scheduled for it wait until it is connected again.', noAccounts: 'No account is connected.', connectedNow: (names: string) => `Connected: @${names}`, CONNECTED: 'Connected', NEEDS_RECONNECT: 'Needs reconnecting', DISCONNECTED: 'Disconnected', expires: (when: string) => `Access until ${when}, renewed by itself`, noExpiry: 'Access does not expire', disconnected: 'Disconnected.', edit: 'Edit', quota: (used: number, total: number) => `${used} of ${total} posts in 24 hours`,
    presets: 'Style presets', presetsHint: 'Words and defaults added to what you ask for.', newPreset: 'New preset', editPreset: 'Preset', name: 'Name', prefix: 'Words before', suffix: 'Words after', negative: 'Leave out', builtIn: 'Comes with the service', presetSaved: 'Preset saved.', presetDeleted: 'Preset deleted.', confirmDeletePreset: (name: string) => `Delete “${name}”?`, confirmDeletePresetHint: 'Pictures made with it stay as they are.', credits: 'Credits', creditsHint: 'Held while a picture is made, spent when it is there, given back when it is not.', granted: 'Granted', available: 'Available', held: 'Held', captured: 'Spent',
  },
}

export type Text = typeof en
