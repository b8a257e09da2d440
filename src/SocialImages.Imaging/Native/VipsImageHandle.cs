using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>One reference to a VipsImage.</summary>
internal sealed class VipsImageHandle : SafeHandle
{
    internal VipsImageHandle(nint reference) : base(0, ownsHandle: true) => SetHandle(reference);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        VipsNative.ObjectUnref(handle);
        return true;
    }
}
