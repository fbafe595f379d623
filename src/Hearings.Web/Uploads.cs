using System.Text;
using Hearings.Evidence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Hearings.Web;

/// <summary>Marks a page whose forms take files: only there may a request be as great as <see cref="FileLimits.Request"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => FileLimits.Request;
}

/// <summary>The files that came with the running request, until it ends.</summary>
public sealed record Uploaded(IReadOnlyList<Upload> Files);

/// <summary>
/// Reads the forms of pages that take files. The framework would write each file to a temporary folder first, where a
/// full disk loses all that was typed; here its bytes go straight to the store while they are hashed, never more than a
/// buffer of them in memory, and the page gets the typed fields as from any form.
/// </summary>
public static class Uploads
{
    private const int MostFields = 1000;
    private const int LongestField = 1024 * 1024;

    /// <summary>Adds the reading; it stands behind authorization, so that nobody fills the disk who may not open the page.</summary>
    public static void UseUploads(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null || Boundary(context.Request) is not { } boundary)
        {
            await next(context);
            return;
        }
        var files = new List<Upload>();
        try
        {
            if (await Read(new MultipartReader(boundary, context.Request.Body), files, context) is not { } fields) return;
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
            context.Features.Set(new Uploaded(files));
            await next(context);
        }
        finally
        {
            foreach (var file in files) file.Dispose();
        }
    });

    private static string? Boundary(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 128 } boundary ? boundary.ToString() : null;

    // Null where the request is broken or too great: the answer then says so.
    private static async Task<Dictionary<string, StringValues>?> Read(MultipartReader reader, List<Upload> files, HttpContext context)
    {
        try
        {
            return await ReadParts(reader, files, context);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private static async Task<Dictionary<string, StringValues>> ReadParts(MultipartReader reader, List<Upload> files, HttpContext context)
    {
        var store = context.RequestServices.GetRequiredService<IFileStore>();
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Uploads));
        var fields = new KeyValueAccumulator();
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var about)) throw new InvalidDataException("A part of the form has no name.");
            if (about.IsFormDisposition())
            {
                fields.Append(HeaderUtilities.RemoveQuotes(about.Name).ToString(), await ReadField(section.Body, context.RequestAborted));
            }
            else if (about.IsFileDisposition() && NameOf(about) is { Length: > 0 } name)
            {
                files.Add(await Upload.Receive(store, name, section.Body, context.RequestAborted));
                if (files[^1].Fault is { } fault) log.LogError(fault, "The file store failed");
            }
            if (fields.ValueCount + files.Count > MostFields) throw new InvalidDataException("The form has too many parts.");
        }
        return fields.GetResults();
    }

    // A field that was left empty is sent as a file without a name.
    private static string NameOf(ContentDispositionHeaderValue about) =>
        (HeaderUtilities.RemoveQuotes(about.FileNameStar) is { Length: > 0 } star ? star : HeaderUtilities.RemoveQuotes(about.FileName)).ToString();

    private static async Task<string> ReadField(Stream body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LongestField) throw new InvalidDataException("A field of the form is too long.");
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
