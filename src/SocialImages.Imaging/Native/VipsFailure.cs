namespace SocialImages.Imaging.Native;

/// <summary>An operation refused its input. Whoever knows what the input was turns it into an <see cref="ImagingException"/>.</summary>
internal sealed class VipsFailure(string operation, string detail) : Exception($"{operation}: {detail}");
