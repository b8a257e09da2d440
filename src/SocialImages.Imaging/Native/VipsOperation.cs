using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>One libvips operation: made by name, given its properties, run, its outputs read, released.</summary>
internal sealed unsafe class VipsOperation : SafeHandle
{
    private readonly string _name;

    internal VipsOperation(string name) : base(0, ownsHandle: true)
    {
        _name = name;
        SetHandle(VipsNative.OperationNew(name));
        if (IsInvalid)
            throw new ImagingException(ImagingReason.Unsupported, "This picture format is not available here; please send a JPEG.", new VipsFailure(name, VipsError.Take()));
    }

    public override bool IsInvalid => handle == 0;

    internal VipsOperation With(string property, VipsImageHandle image)
    {
        GValue value = default;
        VipsNative.ValueInit(&value, VipsNative.ImageType());
        VipsNative.ValueSetObject(&value, image);
        return Put(property, &value);
    }

    internal VipsOperation With(string property, VipsBlobHandle blob)
    {
        GValue value = default;
        VipsNative.ValueInit(&value, VipsNative.BlobType());
        VipsNative.ValueSetBoxed(&value, blob);
        return Put(property, &value);
    }

    internal VipsOperation With(string property, string text)
    {
        GValue value = default;
        VipsNative.ValueInit(&value, VipsNative.StringType);
        VipsNative.ValueSetString(&value, text);
        return Put(property, &value);
    }

    internal VipsOperation With(string property, Rgb color)
    {
        using var array = new VipsArrayHandle([color.Red, color.Green, color.Blue]);
        GValue value = default;
        VipsNative.ValueInit(&value, VipsNative.ArrayDoubleType());
        VipsNative.ValueSetBoxed(&value, array);
        return Put(property, &value);
    }

    /// <summary>Numbers, booleans and enums at once, as in <c>width=320,size=down</c>. Never for text from outside.</summary>
    internal VipsOperation WithOptions(string options)
    {
        if (options.Length > 0 && VipsNative.ObjectSetFromString(handle, options) != 0)
            throw new InvalidOperationException($"{_name} does not take \"{options}\": {VipsError.Take()}");
        return this;
    }

    internal VipsOperation Run()
    {
        var built = VipsNative.CacheOperationBuild(handle);
        if (built == 0)
            throw new VipsFailure(_name, VipsError.Take());
        // The built operation comes with a reference of its own, beside that of the one we made, even when they are the same.
        VipsNative.ObjectUnref(handle);
        handle = built;
        return this;
    }

    internal VipsImageHandle Image(string property = "out")
    {
        GValue value = default;
        Get(property, VipsNative.ImageType(), &value);
        var reference = VipsNative.ObjectRef(VipsNative.ValueGetObject(&value));
        VipsNative.ValueUnset(&value);
        return new VipsImageHandle(reference);
    }

    internal byte[] Bytes(string property = "buffer")
    {
        GValue value = default;
        Get(property, VipsNative.BlobType(), &value);
        nuint length;
        var data = VipsNative.BlobGet(VipsNative.ValueGetBoxed(&value), &length);
        var bytes = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        VipsNative.ValueUnset(&value);
        return bytes;
    }

    internal double Number()
    {
        GValue value = default;
        Get("out", VipsNative.DoubleType, &value);
        return VipsNative.ValueGetDouble(&value);
    }

    protected override bool ReleaseHandle()
    {
        VipsNative.ObjectUnrefOutputs(handle);
        VipsNative.ObjectUnref(handle);
        return true;
    }

    private VipsOperation Put(string property, GValue* value)
    {
        VipsNative.ObjectSetProperty(handle, property, value);
        VipsNative.ValueUnset(value);
        return this;
    }

    private void Get(string property, nuint type, GValue* value)
    {
        VipsNative.ValueInit(value, type);
        VipsNative.ObjectGetProperty(handle, property, value);
    }
}
