using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

internal static class VipsError
{
    // The last words name the cause; a hostile file can provoke hundreds before.
    private const int MaxLength = 300;

    /// <summary>
    /// What libvips said, and forgets it. The buffer belongs to the process, so text of a neighbouring
    /// thread may be mixed in: good enough for a log, never to decide by.
    /// </summary>
    internal static string Take()
    {
        var text = VipsNative.ErrorBufferCopy();
        try
        {
            var said = Marshal.PtrToStringUTF8(text)?.Trim().ReplaceLineEndings("; ") ?? "";
            return said.Length <= MaxLength ? said : said[^MaxLength..];
        }
        finally
        {
            VipsNative.Free(text);
        }
    }
}
