using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

internal static unsafe partial class VipsNative
{
    internal const int UnsignedByte = 0;

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_new_from_memory")]
    internal static partial nint ImageNewFromMemory(void* data, nuint length, int width, int height, int bands, int format);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_data")]
    internal static partial void* ImageGetData(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_copy_memory")]
    internal static partial nint ImageCopyMemory(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_width")]
    internal static partial int ImageWidth(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_height")]
    internal static partial int ImageHeight(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_bands")]
    internal static partial int ImageBands(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_format")]
    internal static partial int ImageFormat(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_interpretation")]
    internal static partial int ImageInterpretation(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_hasalpha")]
    internal static partial int ImageHasAlpha(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_orientation")]
    internal static partial int ImageOrientation(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_n_pages")]
    internal static partial int ImagePages(VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint ImageFieldType(VipsImageHandle image, string field);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_int", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ImageGetInt(VipsImageHandle image, string field, int* number);
}
