using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

internal static class VipsError
{
    /// <summary>
    /// What libvips said, and forgets it. The buffer belongs to the process, so text of a neighbouring
    /// thread may be mixed in: good enough for a log, never to decide by.
    /// </summary>
    internal static string Take()
    {
        var text = VipsNative.ErrorBufferCopy();
        try
        {
            return Marshal.PtrToStringUTF8(text)?.Trim().ReplaceLineEndings("; ") ?? "";
        }
        finally
        {
            VipsNative.Free(text);
        }
    }
}
