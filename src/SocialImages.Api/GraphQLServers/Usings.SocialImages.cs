// Everything that differs between the two servers is in this folder; see docs/decisions.
global using SocialImages.GraphQL;
global using SocialImages.GraphQL.AspNetCore;
global using SocialImages.GraphQL.AspNetCore.Subscriptions;
global using SocialImages.GraphQL.Authorization;
global using SocialImages.GraphQL.Data;
global using SocialImages.GraphQL.DataLoader;
global using SocialImages.GraphQL.Execution;
global using SocialImages.GraphQL.Types;
global using SocialImages.GraphQL.Types.Pagination;
global using SocialImages.GraphQL.Types.Relay;

[assembly: Module("SocialImagesTypes")]
