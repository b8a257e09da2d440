using System.Buffers;
using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>
/// Managed bytes lent to libvips. They stay pinned until this is disposed, which must come after the images
/// made from them: loading is lazy and reads them only when a pipeline is evaluated.
/// </summary>
internal sealed unsafe class VipsBlobHandle : SafeHandle
{
    private MemoryHandle _pin;

    internal VipsBlobHandle(ReadOnlyMemory<byte> bytes) : base(0, ownsHandle: true)
    {
        _pin = bytes.Pin();
        SetHandle(VipsNative.BlobNew(0, _pin.Pointer, (nuint)bytes.Length));
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        VipsNative.AreaUnref(handle);
        _pin.Dispose();
        return true;
    }
}
