// The wanted server, once its packages restore: `dotnet build -p:GraphQLServer=HotChocolate`. Never compiled here yet.
global using GreenDonut;
global using GreenDonut.Data;
global using HotChocolate;
global using HotChocolate.AspNetCore;
global using HotChocolate.AspNetCore.Subscriptions;
global using HotChocolate.AspNetCore.Subscriptions.Protocols;
global using HotChocolate.Authorization;
global using HotChocolate.Execution;
global using HotChocolate.Types;
global using HotChocolate.Types.Pagination;
global using HotChocolate.Types.Relay;
global using OperationMessagePayload = HotChocolate.AspNetCore.Subscriptions.Protocols.IOperationMessagePayload;
global using SocketSession = HotChocolate.AspNetCore.Subscriptions.ISocketSession;

[assembly: Module("SocialImagesTypes")]
