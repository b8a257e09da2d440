using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

internal static unsafe partial class VipsNative
{
    // GLib's fundamental types: fixed numbers, part of its ABI.
    internal const nuint StringType = 16 << 2;
    internal const nuint DoubleType = 15 << 2;

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_image_get_type")]
    internal static partial nuint ImageType();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_blob_get_type")]
    internal static partial nuint BlobType();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_array_double_get_type")]
    internal static partial nuint ArrayDoubleType();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_array_double_new")]
    internal static partial nint ArrayDoubleNew(double* values, int count);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OperationNew(string name);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_object_set_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ObjectSetFromString(nint instance, string options);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_cache_operation_build")]
    internal static partial nint CacheOperationBuild(nint operation);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void ObjectUnrefOutputs(nint instance);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ObjectSetProperty(nint instance, string name, GValue* value);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ObjectGetProperty(nint instance, string name, GValue* value);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_init")]
    internal static partial GValue* ValueInit(GValue* value, nuint type);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_unset")]
    internal static partial void ValueUnset(GValue* value);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_set_object")]
    internal static partial void ValueSetObject(GValue* value, VipsImageHandle image);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_set_boxed")]
    internal static partial void ValueSetBoxed(GValue* value, SafeHandle boxed);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_set_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ValueSetString(GValue* value, string text);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_get_object")]
    internal static partial nint ValueGetObject(GValue* value);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_get_double")]
    internal static partial double ValueGetDouble(GValue* value);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_value_get_boxed")]
    internal static partial nint ValueGetBoxed(GValue* value);
}

/// <summary>GLib's GValue: a type and two machine words of payload.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    internal nuint Type;
    internal long First;
    internal long Second;
}
