namespace SocialImages.Imaging.Native;

/// <summary>An image inside a <see cref="VipsScope"/>: applying an operation gives the next image of the pipeline.</summary>
internal sealed unsafe class VipsImage(VipsScope scope, VipsImageHandle handle)
{
    private const int Srgb = 22;
    private const int Cmyk = 15;

    internal VipsImageHandle Handle => handle;

    internal PixelSize Size => new(VipsNative.ImageWidth(handle), VipsNative.ImageHeight(handle));

    internal int Bands => VipsNative.ImageBands(handle);

    /// <summary>Bytes of one pixel as it is decoded.</summary>
    internal int BytesPerPixel => Bands * VipsNative.ImageFormat(handle) switch { 0 or 1 => 1, 2 or 3 => 2, _ => 4 };

    internal bool HasAlpha => VipsNative.ImageHasAlpha(handle) != 0;

    internal int Orientation => VipsNative.ImageOrientation(handle);

    /// <summary>Progressive or interlaced; versions of libvips call it by different names.</summary>
    internal bool HasScans => Number("jpeg-multiscan") > 0 || Number("interlaced") > 0;

    internal int Pages => VipsNative.ImagePages(handle);

    internal VipsImage Apply(string operation, string options = "", string input = "in")
    {
        using var applied = new VipsOperation(operation).With(input, handle).WithOptions(options);
        return scope.Own(applied.Run().Image());
    }

    internal byte[] Save(string saver, string options)
    {
        using var save = new VipsOperation(saver).With("in", handle).WithOptions(options);
        return save.Run().Bytes();
    }

    /// <summary>Evaluates the pipeline once, so that several outputs can be made from the pixels.</summary>
    internal VipsImage InMemory()
    {
        var copy = VipsNative.ImageCopyMemory(handle);
        return copy != 0 ? scope.Own(new VipsImageHandle(copy)) : throw new VipsFailure("image_copy_memory", VipsError.Take());
    }

    /// <summary>8 bits, sRGB, 3 bands or 4 with alpha, whatever it was: grey, CMYK, 16 bits, another profile.</summary>
    internal VipsImage ToSrgb() => ProfileApplied().ToSrgbBands();

    /// <summary>The same where the profile has been applied already.</summary>
    internal VipsImage ToSrgbBands()
    {
        var image = this;
        if (VipsNative.ImageInterpretation(image.Handle) != Srgb)
            image = image.Apply("colourspace", "space=srgb");
        if (VipsNative.ImageFormat(image.Handle) != VipsNative.UnsignedByte)
            image = image.Apply("cast", "format=uchar");
        return image;
    }

    internal VipsImage Flatten(Rgb background)
    {
        if (!HasAlpha)
            return this;
        using var flatten = new VipsOperation("flatten").With("in", handle).With("background", background);
        return scope.Own(flatten.Run().Image());
    }

    /// <summary>In the middle of a larger, opaque canvas.</summary>
    internal VipsImage PadTo(PixelSize canvas, Rgb background)
    {
        using var pad = new VipsOperation("gravity").With("in", Flatten(background).Handle).With("background", background);
        return scope.Own(pad.WithOptions($"direction=centre,width={canvas.Width},height={canvas.Height},extend=background").Run().Image());
    }

    internal VipsImage Crop(PixelRect area) =>
        Apply("extract_area", $"left={area.Left},top={area.Top},width={area.Width},height={area.Height}", input: "input");

    /// <summary>To exactly this size, the ratio be what it may.</summary>
    internal VipsImage ResizeTo(PixelSize size) =>
        size == Size ? this : Apply("thumbnail_image", $"width={size.Width},height={size.Height},size=force,no_rotate=true");

    internal double Minimum()
    {
        using var minimum = new VipsOperation("min").With("in", handle);
        return minimum.Run().Number();
    }

    internal byte[] Pixels() => Read(pixels => pixels.ToArray());

    /// <summary>Looks at the pixels where they lie, row by row and a byte a band; an image that is not in memory is evaluated for it.</summary>
    internal T Read<T>(Func<ReadOnlySpan<byte>, T> look)
    {
        var data = VipsNative.ImageGetData(handle);
        if (data == null)
            throw new VipsFailure("image_get_data", VipsError.Take());
        return look(new ReadOnlySpan<byte>(data, checked((int)(Size.Pixels * Bands))));
    }

    private int Number(string field)
    {
        int number;
        return VipsNative.ImageFieldType(handle, field) != 0 && VipsNative.ImageGetInt(handle, field, &number) == 0 ? number : 0;
    }

    private VipsImage ProfileApplied()
    {
        if (VipsNative.ImageFieldType(handle, "icc-profile-data") == 0)
            return this;

        var fallback = VipsNative.ImageInterpretation(handle) == Cmyk ? "cmyk" : "srgb";
        try
        {
            return Apply("icc_transform", $"output_profile=srgb,embedded=true,input_profile={fallback},depth=8,black_point_compensation=true");
        }
        catch (VipsFailure)
        {
            // A profile that does not fit its pixels (RGB profile on a grey picture, broken table) is no reason to refuse the picture.
            return this;
        }
    }
}
