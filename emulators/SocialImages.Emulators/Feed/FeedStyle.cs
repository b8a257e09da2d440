namespace SocialImages.Emulators.Feed;

internal static class FeedStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #0f1419; --soft: #6a7178; --line: #e3e5e8; --back: #fff; --tile: #f1f2f4; --link: #00438c }
        @media (prefers-color-scheme: dark) { :root { --ink: #f4f5f6; --soft: #a3a9b0; --line: #26292d; --back: #0b0c0e; --tile: #17191c; --link: #9ecbff } }
        * { box-sizing: border-box }
        body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere }
        a { color: inherit; text-decoration: none }
        a:focus-visible { outline: 3px solid #3897f0; outline-offset: 2px }
        .bar { position: sticky; top: 0; z-index: 2; background: color-mix(in srgb, var(--back) 88%, transparent); backdrop-filter: blur(12px); border-bottom: 1px solid var(--line); padding: .8rem 1.25rem; font-weight: 700; letter-spacing: -.02em; font-size: 1.125rem }
        .bar small { font-weight: 500; color: var(--soft); letter-spacing: 0; margin-left: .25rem }
        .wrap { max-width: 58.5rem; margin: 0 auto; padding: 0 0 4rem }
        .profile { display: grid; grid-template-columns: auto 1fr; gap: 1.25rem clamp(1.25rem, 6vw, 5rem); align-items: center; padding: clamp(1.25rem, 4vw, 2.75rem) 1.25rem }
        .ring { width: clamp(5.25rem, 18vw, 9.5rem); aspect-ratio: 1; padding: 4px; border-radius: 50%; background: conic-gradient(from 210deg, #f9ce34, #ee2a7b, #6228d7, #f9ce34) }
        .avatar { width: 100%; height: 100%; display: grid; place-items: center; border-radius: 50%; border: 4px solid var(--back); object-fit: cover; background: var(--tile); font-size: 2.5rem; font-weight: 700 }
        h1 { margin: 0; font-size: clamp(1.25rem, 3vw, 1.6rem); font-weight: 600; letter-spacing: -.01em }
        .counts { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; list-style: none; margin: .6rem 0; padding: 0 }
        .bio { margin: 0; color: var(--soft); font-size: .9375rem; max-width: 34rem } .bio b { color: var(--ink) }
        .accounts { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem }
        .accounts a { border: 1px solid var(--line); border-radius: 99px; padding: .25rem .9rem; font-size: .875rem; color: var(--soft) }
        .accounts a[aria-current] { background: var(--ink); border-color: var(--ink); color: var(--back) }
        .grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px; border-top: 1px solid var(--line); padding-top: 4px }
        .tile { position: relative; aspect-ratio: 4 / 5; overflow: hidden; background: var(--tile) }
        .tile img { width: 100%; height: 100%; object-fit: cover; display: block; transition: transform .4s ease }
        .tile:hover img { transform: scale(1.03) }
        .badge { position: absolute; top: .6rem; right: .6rem; color: #fff; filter: drop-shadow(0 1px 2px #0008); display: grid }
        .ai { display: inline-block; border-radius: 99px; padding: .1rem .55rem; font-size: .75rem; font-weight: 600; background: #000a; color: #fff }
        .tile .ai { position: absolute; top: .6rem; left: .6rem; backdrop-filter: blur(6px) }
        .over { position: absolute; inset: auto 0 0; padding: 2.5rem .8rem .7rem; color: #fff; background: linear-gradient(transparent, #000c); font-size: .8125rem; display: grid; opacity: 0; transition: opacity .2s }
        .tile:hover .over, .tile:focus-visible .over { opacity: 1 }
        .line { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; font-weight: 600 } .over time { opacity: .8 }
        .empty { text-align: center; color: var(--soft); padding: 4rem 1.25rem; border-top: 1px solid var(--line) } .empty h2 { color: var(--ink); margin: 1rem 0 .25rem }
        .back { margin: 0; padding: 1rem 1.25rem; color: var(--soft) }
        .post { display: grid; grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; margin: 0 1.25rem }
        .pictures { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; background: var(--tile) } .pictures img { flex: 0 0 100%; width: 100%; height: 100%; object-fit: contain; scroll-snap-align: start; display: block }
        .side { padding: 1.25rem; display: flex; flex-direction: column; gap: .75rem } .side p { margin: 0 }
        .who { display: flex; align-items: center; gap: .6rem; flex-wrap: wrap } .who .ai { background: var(--tile); color: var(--ink); border: 1px solid var(--line) }
        .dot { width: 2.1rem; aspect-ratio: 1; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 700; background: linear-gradient(45deg, #f77737, #e1306c, #833ab4) }
        .tag { color: var(--link) } .when { color: var(--soft); font-size: .8125rem }
        dl { margin: auto 0 0; padding-top: .9rem; border-top: 1px solid var(--line); display: grid; grid-template-columns: auto 1fr; gap: .2rem .9rem; font-size: .8125rem; color: var(--soft) } dd { margin: 0; color: var(--ink) }
        @media (max-width: 44rem) { .grid { gap: 2px } .post { grid-template-columns: 1fr; margin: 0; border-radius: 0; border-inline: 0 } .counts { gap: .1rem 1rem; font-size: .875rem } .over { display: none } .bio { font-size: .875rem } }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important } }
        """;
}
