namespace SocialImages.Api;

/// <summary>Until the editor exists, `/` says where everything is.</summary>
internal static class FrontPage
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>SocialImages</title>
          <style>
            :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
            body { max-width: 40rem; margin: 12vh auto 0; padding: 0 1.5rem; }
            h1 { font-size: 2rem; letter-spacing: -0.02em; margin-bottom: 0.2rem; }
            p { margin-top: 0; opacity: 0.75; }
            dt { margin-top: 1.2rem; font-weight: 600; }
            dd { margin: 0; opacity: 0.75; }
            code { font-size: 0.9em; }
          </style>
        </head>
        <body>
          <h1>SocialImages</h1>
          <p>Makes, keeps and delivers the pictures social posts need.</p>
          <dl>
            <dt><a href="/graphql/">/graphql/</a></dt><dd>Banana Cake Pop: write queries, watch subscriptions.</dd>
            <dt><a href="/graphql?sdl">/graphql?sdl</a></dt><dd>The schema, to download.</dd>
            <dt><a href="/health/ready">/health/ready</a></dt><dd>Whether everything is up; <a href="/health/publisher">publisher</a>, whether every slot is kept.</dd>
          </dl>
          <p>The token for other clients is on the line <code>token: …</code> that <code>./run.sh</code> prints.</p>
        </body>
        </html>
        """;

    public static void MapFrontPage(this WebApplication app)
        => app.MapGet("/", () => Results.Text(Page, "text/html; charset=utf-8"));
}
