using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>
/// The entry points used, none of them variadic: calling a C variadic function through P/Invoke is undefined
/// on some platforms, so operations are built by name and property (see <see cref="VipsOperation"/>).
/// </summary>
internal static unsafe partial class VipsNative
{
    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Init(string programName);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_version")]
    internal static partial int Version(int part);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_setenv", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_block_untrusted_set")]
    internal static partial void BlockUntrustedSet(int state);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void OperationBlockSet(string name, int state);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_cache_set_max")]
    internal static partial void CacheSetMax(int operations);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_concurrency_set")]
    internal static partial void ConcurrencySet(int threads);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_tracked_get_mem")]
    internal static partial nuint TrackedMemory();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_tracked_get_mem_highwater")]
    internal static partial nuint TrackedMemoryHighwater();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_tracked_get_allocs")]
    internal static partial int TrackedAllocations();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_tracked_get_files")]
    internal static partial int TrackedFiles();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_error_buffer_copy")]
    internal static partial nint ErrorBufferCopy();

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_object_unref")]
    internal static partial void ObjectUnref(nint instance);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "g_object_ref")]
    internal static partial nint ObjectRef(nint instance);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_blob_new")]
    internal static partial nint BlobNew(nint freeFunction, void* data, nuint length);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_blob_get")]
    internal static partial byte* BlobGet(nint blob, nuint* length);

    [LibraryImport(VipsLibrary.Name, EntryPoint = "vips_area_unref")]
    internal static partial void AreaUnref(nint area);
}
