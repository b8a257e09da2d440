using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>An array of doubles that libvips owns a copy of.</summary>
internal sealed unsafe class VipsArrayHandle : SafeHandle
{
    internal VipsArrayHandle(ReadOnlySpan<double> values) : base(0, ownsHandle: true)
    {
        fixed (double* first = values)
            SetHandle(VipsNative.ArrayDoubleNew(first, values.Length));
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        VipsNative.AreaUnref(handle);
        return true;
    }
}
